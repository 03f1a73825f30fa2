package ferry.server.http;

import java.util.Optional;

/// What a request asks for: the path and query of its target (RFC 9112, section 3.2), as sent, still
/// percent-encoded. Immutable.
///
/// The authority of a target in absolute form is not here: it takes the place of the `Host` field.
///
/// ```java
/// RequestTarget target = RequestTarget.of("/a%20b/?page=2");
/// String path = target.path();
/// String query = target.query().orElse("");
/// ```
///
/// @param path begins with a slash; `*` for the asterisk form of `OPTIONS *`
/// @param query what follows the first question mark, without it
public record RequestTarget(String path, Optional<String> query) {
    /// @throws IllegalArgumentException the path is neither an absolute one nor the asterisk
    public RequestTarget {
        if (!path.startsWith("/") && !path.equals("*")) {
            throw new IllegalArgumentException("not the path of a request target: \"" + path + '"');
        }
    }

    /// The target in origin form that this text is.
    ///
    /// @throws IllegalArgumentException the text does not begin with a slash and is not the asterisk
    public static RequestTarget of(String originForm) {
        int mark = originForm.indexOf('?');
        return mark < 0
                ? new RequestTarget(originForm, Optional.empty())
                : new RequestTarget(originForm.substring(0, mark), Optional.of(originForm.substring(mark + 1)));
    }

    /// Whether this is the asterisk form, which asks about the server as a whole.
    public boolean isAsterisk() {
        return path.equals("*");
    }

    /// In origin form: `/path?query`.
    @Override
    public String toString() {
        return query.map(text -> path + '?' + text).orElse(path);
    }
}
