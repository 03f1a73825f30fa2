package ferry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Rust's channels, in a process of their own.
final class Rust {

    private Rust() {}

    static double rate(String program, Capacity capacity, Load load, int messages) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            program,
                            capacity.toString(),
                            Integer.toString(load.producers()),
                            Integer.toString(load.consumers()),
                            Integer.toString(messages))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String nanos = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed");
            }
            return messages * 1e9 / Long.parseLong(nanos.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
