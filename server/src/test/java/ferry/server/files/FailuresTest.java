package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Response;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @Test
    void whatMayNotBeReadIsForbidden() {
        assertThat(status(new AccessDeniedException("/srv/secret"))).contains(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Too many open files", "Too many open files in system"})
    void aProcessOutOfDescriptorsIsUnavailableForAWhile(String reason) {
        Response response = Failures.response(new FileSystemException("/srv/a", null, reason))
                .orElseThrow();
        assertThat(response.status().code()).isEqualTo(503);
        assertThat(Answers.header(response, "Retry-After")).isEqualTo("1");
    }

    @Test
    void otherFailuresHaveNoAnswerOfTheirOwn() {
        assertThat(status(new FileSystemException("/srv/a", null, "Input/output error")))
                .isEmpty();
        assertThat(status(new FileSystemException("/srv/a"))).isEmpty();
        assertThat(status(new NoSuchFileException("/srv/a"))).isEmpty();
    }

    @Test
    void noAnswerTellsAPath() throws Exception {
        Response response =
                Failures.response(new AccessDeniedException("/srv/secret")).orElseThrow();
        assertThat(Answers.text(response)).isEqualTo("403 Forbidden\n");
    }

    private static Optional<Integer> status(FileSystemException failure) {
        return Failures.response(failure).map(response -> response.status().code());
    }
}
