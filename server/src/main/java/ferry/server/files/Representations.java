package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.files.Variants.Gzipped;
import ferry.server.http.Headers;
import ferry.server.http.Headers.Field;
import ferry.server.http.HttpDate;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes of files what responses say of them. Immutable.
final class Representations {
    static final Field NO_CACHE = new Field("Cache-Control", "no-cache");

    /// Keeps browsers from guessing another media type than the one that is sent.
    static final Field NO_SNIFFING = new Field("X-Content-Type-Options", "nosniff");

    /// What is smaller fits into one packet, compressed or not.
    static final int WORTH_COMPRESSING = 1024;

    private static final Field RANGES = new Field("Accept-Ranges", "bytes");

    /// RFC 9110, 12.5.5: for caches that keep answers for more than one client.
    static final Field NEGOTIATED = new Field("Vary", "Accept-Encoding");

    private final InstantSource clock;
    private final Field cacheControl;
    private final boolean compression;

    Representations(InstantSource clock) {
        this(clock, NO_CACHE, true);
    }

    private Representations(InstantSource clock, Field cacheControl, boolean compression) {
        this.clock = clock;
        this.cacheControl = cacheControl;
        this.compression = compression;
    }

    /// The same, for clients that may keep what they get for so long without asking again.
    ///
    /// It does not say `public`: caches that many share may keep it nevertheless, but not what was sent to one
    /// who had to give a password (RFC 9111, 3.5).
    Representations withCache(Duration maxAge) {
        return new Representations(
                clock,
                maxAge.toSeconds() == 0 ? NO_CACHE : new Field("Cache-Control", "max-age=" + maxAge.toSeconds()),
                compression);
    }

    /// The same, with or without other codings.
    Representations withCompression(boolean allowed) {
        return new Representations(clock, cacheControl, allowed);
    }

    /// What tells the time of responses.
    InstantSource clock() {
        return clock;
    }

    /// This file as it is, for all. It is read when a response is sent.
    Representation of(RegularFile file) {
        return onDisk(file, Coding.IDENTITY, file, false);
    }

    /// This file in all codings that it is to be had in.
    ///
    /// @throws IOException it can't be known, because a folder on the way may not be searched
    Variants variants(RegularFile file, DocumentRoot root) throws IOException {
        return compression ? variants(file, Siblings.of(file, root)) : Variants.only(of(file));
    }

    private Variants variants(RegularFile file, Map<Coding, RegularFile> siblings) {
        boolean mayBeCompressed = type(file).compressible() && file.state().size() >= WORTH_COMPRESSING;
        Map<Coding, Representation> coded = new EnumMap<>(Coding.class);
        siblings.forEach((coding, sibling) -> coded.put(coding, onDisk(file, coding, sibling, true)));
        return new Variants(
                onDisk(file, Coding.IDENTITY, file, mayBeCompressed || !siblings.isEmpty()),
                coded,
                mayBeCompressed ? new Gzipped.Unmade() : new Gzipped.Useless());
    }

    /// A file compressed here.
    ///
    /// Of it there are no ranges, and its tag is another than that of the file as it is, so nobody puts parts
    /// of the one together with parts of the other.
    Representation gzip(Representation plain, Content content) {
        var validators = plain.validators().of(Coding.GZIP);
        List<Field> validation = validation(validators);
        List<Field> fields = fields(plain.file(), Coding.GZIP, validation);
        return new Representation(
                plain.file(), validators, Headers.copyOf(fields), Headers.copyOf(validation), content, plain.vigil());
    }

    static Field contentType(RegularFile file) {
        return type(file).contentType();
    }

    private static MediaType type(RegularFile file) {
        return MediaTypes.of(file.name());
    }

    /// @param source holds the content of the file in this coding
    private Representation onDisk(RegularFile file, Coding coding, RegularFile source, boolean negotiated) {
        var validators =
                Validators.of(source.state(), clock.instant(), negotiated).of(coding);
        List<Field> validation = validation(validators);
        List<Field> fields = fields(file, coding, validation);
        fields.add(RANGES);
        return new Representation(
                source,
                validators,
                Headers.copyOf(fields),
                Headers.copyOf(validation),
                new Content.OnDisk(source),
                Optional.empty());
    }

    private static List<Field> fields(RegularFile file, Coding coding, List<Field> validation) {
        var fields = new ArrayList<Field>();
        fields.add(contentType(file));
        if (coding != Coding.IDENTITY) {
            fields.add(new Field("Content-Encoding", coding.token()));
        }
        fields.add(NO_SNIFFING);
        fields.addAll(validation);
        return fields;
    }

    /// RFC 9110, 15.4.5: what would have been sent with a 200 and helps a cache.
    private List<Field> validation(Validators validators) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("ETag", validators.tag().toString()));
        validators.modified().ifPresent(date -> fields.add(new Field("Last-Modified", HttpDate.format(date))));
        fields.add(cacheControl);
        if (validators.negotiated()) {
            fields.add(NEGOTIATED);
        }
        return fields;
    }
}
