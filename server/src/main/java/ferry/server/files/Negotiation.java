package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Variants.Gzipped;
import ferry.server.http.Body;
import ferry.server.http.Method;
import ferry.server.http.Request;
import java.io.IOException;
import java.util.Optional;

/// Chooses the coding that a client gets of a file (RFC 9110, 12.1 and 12.5.3), and compresses where nobody has
/// before. Thread-safe.
///
/// ```text
///   can be had: br, zstd, gzip beside the file; gzip made here, unless a range is wanted
///        │
///        │ × Accept-Encoding
///        ▼
///   the one with the greatest weight, and among equals the smallest: br, zstd, gzip, not coded
/// ```
///
/// It is a function of the file, its siblings and the request: what happens to be kept changes what an answer
/// costs, and whether its length is known before it is sent, but not its content or its tag. There is one
/// exception: who asks for what must be compressed while it is sent, when too many do, gets the file as it is.
final class Negotiation {
    /// As much as is kept of one file that was compressed. Four times as much is collected at most.
    static final int LARGEST = 4 * 1024 * 1024;

    /// How many files are compressed while they are sent at a time. Each has a compressor and buffers, a few
    /// hundred KiB, for as long as its client likes; clients that stop to read would fill the memory, as many as
    /// there may be connections. The others get the file as it is, which takes none.
    static final int COMPRESSED_AT_A_TIME = 64;

    private final FileMemory memory;
    private final Representations representations;
    private final Places places = new Places(COMPRESSED_AT_A_TIME);
    private final Drafts drafts = new Drafts(LARGEST);

    /// What was said last. A client says the same each time, and most others do, too.
    private volatile Heard last = Heard.of("");

    /// @param memory keeps what is made
    Negotiation(FileMemory memory, Representations representations) {
        this.memory = memory;
        this.representations = representations;
    }

    /// What this request is to get of the file of these names; empty when it has changed.
    ///
    /// @throws IOException it can't be read
    Optional<Representation> select(Request request, Names names, Variants file) throws IOException {
        if (!file.isNegotiable()) {
            return Optional.of(file.plain());
        }
        boolean parts = request.method().equals(Method.GET) && request.headers().contains("Range");
        Coding coding = accepted(request).best(each -> file.offers(each, parts));
        Representation sibling = file.siblings().get(coding);
        if (sibling != null) {
            return sibling.isStale() ? Optional.empty() : Optional.of(sibling);
        }
        return coding == Coding.GZIP ? gzip(names, file) : Optional.of(file.plain());
    }

    private AcceptedCodings accepted(Request request) {
        String field = AcceptedCodings.field(request.headers());
        Heard heard = last;
        if (!heard.field.equals(field)) {
            heard = Heard.of(field);
            last = heard;
        }
        return heard.codings;
    }

    private Optional<Representation> gzip(Names names, Variants file) throws IOException {
        return switch (file.gzip()) {
            case Gzipped.Made(var made) -> Optional.of(made);
            case Gzipped.Useless() -> Optional.of(file.plain());
            case Gzipped.Unmade() -> isSmall(file) ? compressed(names, file) : Optional.of(whileSent(names, file));
        };
    }

    private static boolean isSmall(Variants file) {
        return file.plain().file().state().size() <= FileContent.AT_ONCE;
    }

    /// At once: only then is it known whether it becomes smaller.
    private Optional<Representation> compressed(Names names, Variants file) throws IOException {
        Optional<Body> body = file.plain().content().all();
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Gzipped result = Gzip.smaller(body.get())
                .<Gzipped>map(bytes -> made(file, bytes))
                .orElse(new Gzipped.Useless());
        memory.replace(names, file, file.with(result));
        return Optional.of(result instanceof Gzipped.Made(var made) ? made : file.plain());
    }

    private Representation whileSent(Names names, Variants file) {
        return representations.gzip(
                file.plain(),
                new Content.Compressed(
                        file.plain(),
                        places,
                        memory.keeps(names, file) ? drafts : Drafts.NONE,
                        bytes -> memory.replace(names, file, file.with(made(file, bytes)))));
    }

    private Gzipped.Made made(Variants file, byte[] bytes) {
        return new Gzipped.Made(representations.gzip(file.plain(), new Content.InMemory(bytes)));
    }

    private record Heard(String field, AcceptedCodings codings) {
        static Heard of(String field) {
            return new Heard(field, AcceptedCodings.parse(field));
        }
    }
}
