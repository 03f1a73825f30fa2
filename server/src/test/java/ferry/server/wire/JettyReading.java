package ferry.server.wire;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;

/// How Jetty reads the first request of some bytes, at its strictest.
final class JettyReading implements HttpParser.RequestHandler {
    private static final int ROOMY = 64 * 1024;

    /// What came of it.
    enum Outcome {
        WHOLE,
        PARTIAL,
        REFUSED
    }

    private Outcome outcome = Outcome.PARTIAL;
    private String requestLine = "";
    private String why = "";
    private int end;

    static JettyReading of(byte[] bytes) {
        var reading = new JettyReading();
        var parser = new HttpParser(reading, ROOMY, HttpCompliance.STRICT);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (reading.outcome == Outcome.PARTIAL && buffer.hasRemaining()) {
            int before = buffer.remaining();
            parser.parseNext(buffer);
            if (buffer.remaining() == before && reading.outcome == Outcome.PARTIAL) {
                break;
            }
        }
        reading.end = buffer.position();
        return reading;
    }

    Outcome outcome() {
        return outcome;
    }

    /// The method and the target as sent.
    String requestLine() {
        return requestLine;
    }

    /// Behind the request's content.
    int end() {
        return end;
    }

    @Override
    public void startRequest(String method, String uri, HttpVersion version) {
        requestLine = method + " " + uri;
    }

    @Override
    public void parsedHeader(HttpField field) {}

    @Override
    public boolean headerComplete() {
        return false;
    }

    @Override
    public boolean content(ByteBuffer item) {
        return false;
    }

    @Override
    public boolean contentComplete() {
        return false;
    }

    @Override
    public boolean messageComplete() {
        outcome = Outcome.WHOLE;
        return true;
    }

    @Override
    public void badMessage(HttpException failure) {
        outcome = Outcome.REFUSED;
        why = failure.getCode() + " " + failure.getReason();
    }

    /// Also what comes of malformed chunks.
    @Override
    public void earlyEOF() {
        outcome = Outcome.REFUSED;
    }

    @Override
    public String toString() {
        return outcome + " " + requestLine + ", up to " + end + " " + why;
    }
}
