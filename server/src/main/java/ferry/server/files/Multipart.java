package ferry.server.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ferry.server.files.SharedFile.Hold;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Several ranges of a file as one content, `multipart/byteranges` (RFC 9110, 14.6): before each stands what it
/// is, and lines between them mark where one ends. Immutable.
///
/// ```text
///   --2f6c…\r\n
///   Content-Type: text/plain\r\n        a head
///   Content-Range: bytes 0-1/200\r\n
///   \r\n
///   01                                  its range
///   \r\n--2f6c…\r\n
///   …
///   \r\n--2f6c…--\r\n                   the end
/// ```
///
/// @param boundary between parts, in no file
/// @param parts in the order in which they are sent
record Multipart(String boundary, List<Part> parts) implements Selection {
    /// How often a file may be sent for one request, all heads included. Somebody who asks for a hundred single
    /// bytes costs a hundred heads; where that would be more, nobody gains from ranges.
    private static final int MAX_FILES = 2;

    /// One range with what precedes it, each character of which is one byte.
    record Part(String head, ByteRange range) {
        long length() {
            return head.length() + range.length();
        }
    }

    /// These ranges of a file, with a boundary that nobody can guess and write into a file.
    ///
    /// @param size of the file
    /// @param contentType of the file
    /// @return empty where this would be too much to send
    static Optional<Multipart> of(List<ByteRange> ranges, long size, String contentType) {
        var multipart = of(ranges, size, contentType, UUID.randomUUID().toString());
        return multipart.length() > MAX_FILES * size ? Optional.empty() : Optional.of(multipart);
    }

    static Multipart of(List<ByteRange> ranges, long size, String contentType, String boundary) {
        return new Multipart(
                boundary,
                ranges.stream()
                        .map(range -> new Part(head(range, size, contentType, boundary), range))
                        .toList());
    }

    /// As in `Content-Type`.
    String mediaType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    @Override
    public long length() {
        return parts.stream().mapToLong(Part::length).sum() + end().length();
    }

    @Override
    public Body of(Hold file) {
        return new MultipartBody(file, this);
    }

    @Override
    public void writeTo(OutputStream out, Source source) throws IOException {
        for (Part part : parts) {
            out.write(part.head().getBytes(ISO_8859_1));
            source.copy(part.range(), out);
        }
        out.write(end().getBytes(ISO_8859_1));
    }

    /// The line end before the delimiter belongs to it (RFC 2046, 5.1.1): what precedes it is content to the last
    /// byte. The first one may have one, too, and so all heads are alike.
    private static String head(ByteRange range, long size, String contentType, String boundary) {
        return "\r\n--" + boundary + "\r\nContent-Type: " + contentType + "\r\nContent-Range: " + range.ofTotal(size)
                + "\r\n\r\n";
    }

    private String end() {
        return "\r\n--" + boundary + "--\r\n";
    }
}
