package ferry.server.cli;

import java.io.Serial;

/// What was asked for can't be had, and this sentence tells the user why and what to do.
final class CannotServe extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    CannotServe(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
