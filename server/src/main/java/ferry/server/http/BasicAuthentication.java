package ferry.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Lets those through who know a name and a password, and asks others for them with a 401 (Basic
/// authentication, RFC 7617). Immutable and thread-safe.
///
/// ```java
/// Handler hello = request -> Response.text(Status.OK, "Hello\n");
/// Handler guarded = BasicAuthentication.of("me", "secret").around(hello);
/// ```
///
/// Without TLS anybody on the way can read the password. Questions that browsers ask before they fetch from
/// another origin carry none, so [Cors] has to stand outside of this filter.
public final class BasicAuthentication implements Filter {
    private static final String SCHEME = "Basic ";

    /// The charset says that the password is to be sent in UTF-8 (RFC 7617, 2.1).
    private static final String CHALLENGE = "Basic realm=\"Ferry\", charset=\"UTF-8\"";

    private final String user;

    /// Digests are of one length and say nothing when one is compared with another, byte by byte.
    private final byte[] userDigest;

    private final byte[] passwordDigest;

    private BasicAuthentication(String user, byte[] userDigest, byte[] passwordDigest) {
        this.user = user;
        this.userDigest = userDigest;
        this.passwordDigest = passwordDigest;
    }

    /// Lets this user through.
    ///
    /// @throws IllegalArgumentException the name has a colon, or one of them is empty or has a control
    ///     character (RFC 7617, section 2)
    public static BasicAuthentication of(String user, String password) {
        if (user.indexOf(':') >= 0 || !isSendable(user) || !isSendable(password)) {
            // Of what was said nothing is repeated: it may stand in a log.
            throw new IllegalArgumentException("not a name and a password that can be sent");
        }
        return new BasicAuthentication(user, digest(utf8(user)), digest(utf8(password)));
    }

    @Override
    public Response filter(Request request, Handler next) throws IOException {
        return user(request).isPresent()
                ? next.handle(request)
                : Response.error(Status.UNAUTHORIZED).with("WWW-Authenticate", CHALLENGE);
    }

    /// The name of the user who sent this request and has proved it.
    public Optional<String> user(Request request) {
        List<String> fields = request.headers().all("Authorization");
        return fields.size() == 1 && areRight(fields.getFirst()) ? Optional.of(user) : Optional.empty();
    }

    /// Takes as long for a wrong name as for a wrong password, and as long for a password that is nearly right
    /// as for any other.
    private boolean areRight(String authorization) {
        byte[] credentials = credentials(authorization);
        int colon = 0;
        while (colon < credentials.length && credentials[colon] != ':') {
            colon++;
        }
        if (colon == credentials.length) {
            return false;
        }
        byte[] name = digest(Arrays.copyOf(credentials, colon));
        byte[] password = digest(Arrays.copyOfRange(credentials, colon + 1, credentials.length));
        boolean nameIsRight = MessageDigest.isEqual(name, userDigest);
        boolean passwordIsRight = MessageDigest.isEqual(password, passwordDigest);
        return nameIsRight && passwordIsRight;
    }

    /// Name, colon and password; nothing where they are malformed.
    private static byte[] credentials(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static boolean isSendable(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
