package ferry.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream access = new ByteArrayOutputStream();

    @AfterEach
    void nobodyListensAnyMore() {
        Logging.to(new PrintStream(PrintStream.nullOutputStream()), Verbosity.QUIET);
    }

    @Test
    void warningsAreOneLineWithTheirCause() {
        log(Verbosity.NORMAL);

        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "ferry: warning: No more sockets (java.io.IOException: Too many open files)",
                        "ferry: error: It broke");
    }

    @Test
    void quietMeansErrors() {
        log(Verbosity.QUIET);

        assertThat(err.toString(UTF_8).lines()).containsExactly("ferry: error: It broke");
    }

    @Test
    void verboseMeansEverythingWithItsStackTrace() {
        log(Verbosity.VERBOSE);

        assertThat(err.toString(UTF_8))
                .containsPattern(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} DEBUG \\[.+] ferry\\.server\\.cli\\.LoggingTest: Looking")
                .contains("WARN ", "java.io.IOException: Too many open files", "    at ferry", "ERROR");
    }

    @Test
    void controlCharactersStayOutOfTheTerminal() {
        Logging.to(new PrintStream(err, false, UTF_8), Verbosity.NORMAL);

        LOG.warn("Bad field: {}", "a\nb\u001b[2J");

        assertThat(err.toString(UTF_8).lines()).containsExactly("ferry: warning: Bad field: a?b?[2J");
    }

    @Test
    void theAccessLogIsApart() {
        Logging.to(new PrintStream(err, false, UTF_8), Verbosity.VERBOSE);
        Logger lines = Logging.accessTo(new PrintStream(access, false, UTF_8));

        lines.info("GET / {} 200");
        LOG.warn("Something else");

        assertThat(access.toString(UTF_8).lines()).containsExactly("GET / {} 200");
        assertThat(err.toString(UTF_8)).doesNotContain("GET /").contains("Something else");
    }

    private void log(Verbosity verbosity) {
        Logging.to(new PrintStream(err, false, UTF_8), verbosity);
        LOG.debug("Looking");
        LOG.warn("No more {}", "sockets", new IOException("Too many open files"));
        LOG.error("It broke");
    }
}
