package ferry.bench.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// The folder that is served. Immutable, but for the files in it.
record Site(Path folder) {

    static final String SMALL = "182.html";
    static final String EMPTY = "empty.html";
    static final String TEN_KILOBYTES = "10k.html";
    static final String HUNDRED_KILOBYTES = "100k.html";
    static final String MEGABYTE = "1m.bin";
    static final String HUGE = "200m.bin";
    static final String TEXT = "text.txt";
    static final String STATIC_TEXT = "static.txt";
    static final String LONG_TEXT = "long.txt";
    static final int SMALL_BYTES = 182;
    static final int HUGE_BYTES = 200 << 20;

    private static final int FILES_IN_FOLDER = 100;

    void make() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(SMALL), page());
        Files.write(folder.resolve(EMPTY), new byte[0]);
        noise(TEN_KILOBYTES, 10 << 10);
        noise(HUNDRED_KILOBYTES, 100 << 10);
        noise(MEGABYTE, 1 << 20);
        text(TEXT, 60 << 10);
        text(STATIC_TEXT, 60 << 10);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve(STATIC_TEXT + ".gz")))) {
            Files.copy(folder.resolve(STATIC_TEXT), packed);
        }
    }

    /// What takes its time to make, and is not always needed.
    void need(Ask ask) throws IOException {
        switch (ask) {
            case Ask.AnyOf(int files) -> tree(files);
            case Ask.Get(String path) when path.equals("/" + HUGE) -> huge();
            case Ask.Get _, Ask.Closing _, Ask.Gzip _, Ask.Head _, Ask.Unchanged _, Ask.Missing _, Ask.Batch _ -> {}
        }
    }

    void huge() throws IOException {
        if (!Files.exists(folder.resolve(HUGE))) {
            noise(HUGE, HUGE_BYTES);
        }
    }

    void longText() throws IOException {
        if (!Files.exists(folder.resolve(LONG_TEXT))) {
            text(LONG_TEXT, 20 << 20);
        }
    }

    private static byte[] page() {
        return "ferry\n".repeat(SMALL_BYTES).substring(0, SMALL_BYTES).getBytes(StandardCharsets.US_ASCII);
    }

    /// What nobody could compress.
    private void noise(String name, int bytes) throws IOException {
        Random random = new Random(bytes);
        byte[] block = new byte[Math.min(bytes, 1 << 20)];
        try (OutputStream file = Files.newOutputStream(folder.resolve(name))) {
            for (int left = bytes; left > 0; left -= block.length) {
                random.nextBytes(block);
                file.write(block, 0, Math.min(left, block.length));
            }
        }
    }

    /// Words that look like prose to a compressor.
    private void text(String name, int bytes) throws IOException {
        Random random = new Random(bytes);
        StringBuilder text = new StringBuilder(bytes + 100);
        String[] words = new String[5000];
        Arrays.setAll(words, i -> Integer.toString(random.nextInt(1 << 30), 36));
        while (text.length() < bytes) {
            // Few of them are often said, most of them seldom.
            double rank = random.nextDouble();
            text.append(words[(int) (words.length * rank * rank * rank)]).append(random.nextInt(12) == 0 ? '\n' : ' ');
        }
        Files.writeString(folder.resolve(name), text.substring(0, bytes));
    }

    static String treePath(int files, int index) {
        return "/tree%d/%d/%d.html".formatted(files, index / FILES_IN_FOLDER, index % FILES_IN_FOLDER);
    }

    private void tree(int files) throws IOException {
        Path tree = folder.resolve("tree" + files);
        for (int i = 0; i < files && !Files.exists(tree.resolve("whole")); i++) {
            Path file = folder.resolve(treePath(files, i).substring(1));
            if (i % FILES_IN_FOLDER == 0) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, page());
        }
        Files.write(tree.resolve("whole"), new byte[0]);
    }
}
