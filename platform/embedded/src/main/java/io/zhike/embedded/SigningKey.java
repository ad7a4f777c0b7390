package io.zhike.embedded;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

/** The provider's RSA key, kept as a JWK (RFC 7517) in its data folder. */
final class SigningKey {

    static final String ALGORITHM = JWSAlgorithm.RS256.getName();

    private static final int BITS = 2048;

    private SigningKey() {}

    /** The key of that folder; a new one where there is none yet. */
    static RSAKey in(Path folder) {
        var file = folder.resolve("signing-key.json");
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            var key = new RSAKeyGenerator(BITS)
                    .keyID(EmbeddedOidc.ISSUER)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            // A temporary file is its owner's alone, and moving it leaves no half a key behind.
            var written = Files.createTempFile(folder, "signing-key", ".tmp");
            Files.writeString(written, key.toJSONString());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("No signing key in " + file, e);
        }
    }
}
