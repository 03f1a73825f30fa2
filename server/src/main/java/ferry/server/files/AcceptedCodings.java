package ferry.server.files;

import ferry.server.http.Headers;
import ferry.server.http.Weighted;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// The content codings that a client takes (RFC 9110, 12.5.3). Immutable.
///
/// Content that is not coded always is among them, and last unless the client gives it a weight. Who refuses it
/// and also what else there is could be told so with a 406; but anybody can read what is not coded, and a
/// client that says `gzip, *;q=0` and asks for an image wants the image.
///
/// @param inOrder those it likes best first, among equals those that the server does
record AcceptedCodings(List<Coding> inOrder) {
    private static final String NAME = "Accept-Encoding";
    private static final String ANY = "*";

    /// What a request says of it. One that says nothing takes any coding by the letter, but it may be of a
    /// script that knows of none: it gets none.
    static String field(Headers request) {
        return request.contains(NAME) ? request.combined(NAME).orElse("") : "";
    }

    /// Reads the value of the field. Where a coding is named twice the first time counts.
    static AcceptedCodings parse(String field) {
        List<Weighted> members = Weighted.listOf(field);
        ToIntFunction<Coding> weight = coding -> weight(coding, members);
        return new AcceptedCodings(Stream.of(Coding.values())
                .filter(coding -> coding == Coding.IDENTITY || weight.applyAsInt(coding) > 0)
                .sorted((one, other) -> Integer.compare(weight.applyAsInt(other), weight.applyAsInt(one)))
                .toList());
    }

    private static int weight(Coding coding, List<Weighted> members) {
        return named(coding, members)
                .or(() -> members.stream()
                        .filter(member -> member.value().equals(ANY))
                        .findFirst())
                .map(Weighted::thousandths)
                .orElse(0);
    }

    private static Optional<Weighted> named(Coding coding, List<Weighted> members) {
        return members.stream()
                .filter(member -> coding.isCalled(member.value()))
                .findFirst();
    }

    /// Which one of those that there are, and of not coding at all, the client gets.
    Coding best(Predicate<Coding> available) {
        for (Coding coding : inOrder) {
            if (coding == Coding.IDENTITY || available.test(coding)) {
                return coding;
            }
        }
        throw new IllegalStateException("what is not coded is always among them");
    }
}
