package ferry.server.files;

import ferry.server.http.Headers;
import ferry.server.http.HttpDate;
import java.time.Instant;
import java.util.Optional;

/// Whether a `GET` or `HEAD` is to be answered with content, given what the client knows (RFC 9110, section
/// 13). Pure functions.
final class Preconditions {
    /// What is to become of the request.
    enum Verdict {
        /// It is answered as if there were no precondition.
        PROCEED,
        /// 304: the client has it already.
        NOT_MODIFIED,
        /// 412: the client means another state than the current one.
        FAILED
    }

    /// How one precondition turns out.
    enum Condition {
        /// Not asked, or asked in a way that is to be ignored.
        NONE,
        TRUE,
        FALSE;

        private static Condition of(boolean holds) {
            return holds ? TRUE : FALSE;
        }
    }

    private Preconditions() {}

    /// All four in the order of RFC 9110, 13.2.2. The fifth, `If-Range`, is for [RangeRequest].
    static Verdict evaluate(Headers request, Validators current) {
        if (!isConditional(request)) {
            return Verdict.PROCEED;
        }
        if (stillTheSame(request, current) == Condition.FALSE) {
            return Verdict.FAILED;
        }
        return changed(request, current) == Condition.FALSE ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    /// Most are not, and nothing is made to find that out.
    private static boolean isConditional(Headers request) {
        return request.contains("If-Match")
                || request.contains("If-Unmodified-Since")
                || request.contains("If-None-Match")
                || request.contains("If-Modified-Since");
    }

    /// Steps 1 and 2: the date counts only where no tag was sent, which is more precise.
    private static Condition stillTheSame(Headers request, Validators current) {
        Condition match = ifMatch(request, current);
        return match == Condition.NONE ? ifUnmodifiedSince(request, current) : match;
    }

    /// Steps 3 and 4: as above, and likewise RFC 9110, 13.1.3.
    private static Condition changed(Headers request, Validators current) {
        Condition match = ifNoneMatch(request, current);
        return match == Condition.NONE ? ifModifiedSince(request, current) : match;
    }

    /// RFC 9110, 13.1.1: compares strongly, for it guards against mixing two states.
    static Condition ifMatch(Headers request, Validators current) {
        return field(request, "If-Match")
                .map(value -> Condition.of(EntityTags.parse(value).matchStrongly(current.tag())))
                .orElse(Condition.NONE);
    }

    /// RFC 9110, 13.1.4: ignored where the date is invalid or that of the file unknown.
    static Condition ifUnmodifiedSince(Headers request, Validators current) {
        return isModifiedSince(field(request, "If-Unmodified-Since"), current)
                .map(modified -> Condition.of(!modified))
                .orElse(Condition.NONE);
    }

    /// RFC 9110, 13.1.2: compares weakly, for a cache asks only whether what it has will do.
    static Condition ifNoneMatch(Headers request, Validators current) {
        return field(request, "If-None-Match")
                .map(value -> Condition.of(!EntityTags.parse(value).matchWeakly(current.tag())))
                .orElse(Condition.NONE);
    }

    /// RFC 9110, 13.1.3: ignored where the date is invalid or that of the file unknown.
    static Condition ifModifiedSince(Headers request, Validators current) {
        return isModifiedSince(field(request, "If-Modified-Since"), current)
                .map(Condition::of)
                .orElse(Condition.NONE);
    }

    private static Optional<Boolean> isModifiedSince(Optional<String> field, Validators current) {
        Optional<Instant> date = field.flatMap(HttpDate::parse);
        return current.modified().flatMap(modified -> date.map(modified::isAfter));
    }

    /// Fields of one name mean one list together; two dates become text that is no date, as RFC 9110, 13.1.3
    /// wants it.
    private static Optional<String> field(Headers request, String name) {
        return request.contains(name) ? request.combined(name) : Optional.empty();
    }
}
