package ferry.server.files;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A file in one state, in all codings that it can be had in. Immutable.
///
/// @param plain not coded
/// @param siblings coded by a build, beside it
/// @param gzip coded here
record Variants(Representation plain, Map<Coding, Representation> siblings, Gzipped gzip) {
    /// What came of compressing it.
    sealed interface Gzipped {
        /// It is not worth while.
        record Useless() implements Gzipped {}

        /// Nobody has asked for it yet, or nothing is kept of it.
        record Unmade() implements Gzipped {}

        /// It is at hand.
        record Made(Representation representation) implements Gzipped {}
    }

    /// A file that is only to be had as it is.
    static Variants only(Representation plain) {
        return new Variants(plain, Map.of(), new Gzipped.Useless());
    }

    Variants with(Gzipped made) {
        return new Variants(plain, siblings, made);
    }

    /// Whether it depends on the client which one it gets.
    boolean isNegotiable() {
        return !siblings.isEmpty() || mayBeCompressed();
    }

    /// Whether it can be had in this coding.
    ///
    /// @param parts whether only parts of it are wanted. What is compressed while it is sent has no positions
    ///     until it was made to the end; so nobody gets a part of it, whether it was or not
    boolean offers(Coding coding, boolean parts) {
        return siblings.containsKey(coding) || (coding == Coding.GZIP && !parts && mayBeCompressed());
    }

    /// Whether this is what another look has found, as far as can be told without reading.
    boolean saysTheSame(Variants found) {
        return plain.saysTheSame(found.plain)
                && siblings.size() == found.siblings.size()
                && siblings.entrySet().stream()
                        .allMatch(each -> Optional.ofNullable(found.siblings.get(each.getKey()))
                                .filter(each.getValue()::saysTheSame)
                                .isPresent());
    }

    /// All that have been made.
    Stream<Representation> made() {
        Stream<Representation> gzipped = switch (gzip) {
            case Gzipped.Made(var representation) -> Stream.of(representation);
            case Gzipped.Useless(), Gzipped.Unmade() -> Stream.empty();
        };
        return Stream.concat(Stream.concat(Stream.of(plain), siblings.values().stream()), gzipped);
    }

    private boolean mayBeCompressed() {
        return !(gzip instanceof Gzipped.Useless);
    }
}
