package ferry.server.http;

import java.util.List;

/// A request method (RFC 9110, section 9). Immutable; case matters.
///
/// ```java
/// boolean same = Method.of("GET").equals(Method.GET);
/// boolean known = Method.of("BREW").isKnown();
/// ```
///
/// @param name a token
public record Method(String name) {
    public static final Method GET = new Method("GET");
    public static final Method HEAD = new Method("HEAD");
    public static final Method OPTIONS = new Method("OPTIONS");
    public static final Method POST = new Method("POST");
    public static final Method PUT = new Method("PUT");
    public static final Method DELETE = new Method("DELETE");
    public static final Method PATCH = new Method("PATCH");
    public static final Method TRACE = new Method("TRACE");
    public static final Method CONNECT = new Method("CONNECT");

    private static final List<Method> KNOWN = List.of(GET, HEAD, OPTIONS, POST, PUT, DELETE, PATCH, TRACE, CONNECT);

    /// @throws IllegalArgumentException the name is no token
    public Method {
        if (!Syntax.isToken(name)) {
            throw new IllegalArgumentException("not a method: \"" + name + '"');
        }
    }

    /// The method of this name.
    ///
    /// @throws IllegalArgumentException the name is no token
    public static Method of(String name) {
        for (Method known : KNOWN) {
            if (known.name.equals(name)) {
                return known;
            }
        }
        return new Method(name);
    }

    /// Whether RFC 9110 or RFC 5789 defines it. What a server does not know it answers with 501, what it knows and the
    /// resource does not allow with 405.
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
