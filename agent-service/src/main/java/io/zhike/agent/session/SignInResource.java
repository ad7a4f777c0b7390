package io.zhike.agent.session;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser goes to sign in; it has a session when it comes back. */
@Path(SignInResource.PATH)
@Authenticated
public class SignInResource {

    static final String PATH = "/sign-in";

    private static final String START = "/";

    /** @param back where to go then: a path of this service, whatever else it is leads to its start */
    @GET
    @Operation(hidden = true)
    public Response signIn(@QueryParam("back") @DefaultValue(START) String back) {
        return Response.seeOther(URI.create(isOurs(back) ? back : START))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Where the provider sends the browser back to; it is led on to where it came from before it gets here. */
    @GET
    @Path("/done")
    @Operation(hidden = true)
    public Response done() {
        return signIn(START);
    }

    /** {@code //host} and {@code /\host} are others' for a browser. */
    private static boolean isOurs(String back) {
        try {
            URI path = new URI(back);
            return back.startsWith("/") && !back.startsWith("//") && path.getHost() == null && path.getScheme() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
