package ferry.server.cli;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A whole number in a range. Immutable.
final class WholeNumber extends Kind<Integer> {
    private static final Predicate<String> DIGITS = Pattern.compile("\\d{1,9}").asMatchPredicate();

    private final int least;
    private final int most;

    WholeNumber(int least, int most, String example) {
        super("a number from " + least + " to " + most, example);
        this.least = least;
        this.most = most;
    }

    @Override
    Optional<Integer> read(String text) {
        return Optional.of(text)
                .filter(DIGITS)
                .map(Integer::valueOf)
                .filter(number -> least <= number && number <= most);
    }
}
