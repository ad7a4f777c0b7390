package io.zhike.sender.media;

import io.quarkus.oidc.client.OidcClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Where pictures are kept: agent-service. */
@ApplicationScoped
class PictureStore {

    private static final int UNPROCESSABLE_CONTENT = 422;

    private final PictureStoreClient client;

    PictureStore(@RestClient PictureStoreClient client) {
        this.client = client;
    }

    /** What came of asking for a picture. */
    sealed interface Found {

        /** @param type {@code image/png} for example */
        record Picture(byte[] bytes, String type) implements Found {}

        /** There is none. */
        record Nothing() implements Found {}

        /** The store cannot be asked now. */
        record Away(String cause) implements Found {}
    }

    /** What came of bringing a picture. */
    sealed interface Kept {

        record Done() implements Kept {}

        /** The store does not take it, now or ever. */
        record Refused(int status) implements Kept {}

        /** The store cannot be asked now. */
        record Away(String cause) implements Kept {}
    }

    Found find(String appId, UUID id) {
        return ask(() -> client.picture(appId, id), PictureStore::found, Found.Away::new);
    }

    private static Found found(Response answer) {
        return switch (answer.getStatus()) {
            case 200 -> new Found.Picture(answer.readEntity(byte[].class), answer.getHeaderString("Content-Type"));
            case 404 -> new Found.Nothing();
            default -> new Found.Away("HTTP status " + answer.getStatus());
        };
    }

    /** @param message the id of the message that the picture came with */
    Kept keep(String appId, UUID message, byte[] bytes) {
        return ask(() -> client.keep(appId, message, bytes), PictureStore::kept, Kept.Away::new);
    }

    private static Kept kept(Response answer) {
        return switch (answer.getStatus()) {
            case 200, 204 -> new Kept.Done();
            case 404, 413, UNPROCESSABLE_CONTENT -> new Kept.Refused(answer.getStatus());
            default -> new Kept.Away("HTTP status " + answer.getStatus());
        };
    }

    private static <T> T ask(Supplier<Response> call, Function<Response, T> read, Function<String, T> away) {
        try (Response answer = call.get()) {
            return read.apply(answer);
        } catch (ProcessingException | OidcClientException e) {
            return away.apply(e.getClass().getSimpleName());
        }
    }
}
