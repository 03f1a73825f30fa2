package ferry.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The copy of the jar that the launcher makes.
final class ArchivableJarTest {
    private static final Path LAUNCHER = Path.of("src/launcher/ArchivableJar.java");

    private static final List<String> CLASSES =
            List.of("", "$Everything", "$Shape", "$Shape$Circle", "$Shape$Square", "$Shape$Nothing");

    @TempDir
    static Path folder;

    private static Path copy;

    @BeforeAll
    static void copyAJar() throws Exception {
        Path jar = folder.resolve("classes.jar");
        copy = folder.resolve("copy.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String nested : CLASSES) {
                String name = Outcomes.class.getName().replace('.', '/') + nested + ".class";
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = Outcomes.class.getResourceAsStream("/" + name)) {
                    in.transferTo(out);
                }
            }
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, LAUNCHER.toString(), jar.toString(), copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void itsClassesDoWhatTheyDid() throws Exception {
        try (var classes = new URLClassLoader(new URL[] {copy.toUri().toURL()}, null)) {
            var outcomes = (Supplier<?>)
                    classes.loadClass(Outcomes.class.getName()).getConstructor().newInstance();
            assertThat(outcomes.getClass()).isNotSameAs(Outcomes.class);
            assertThat(outcomes.get()).isEqualTo(new Outcomes().get());
        }
    }

    @Test
    void nothingButTextIsLinkedAtRunTime() throws IOException {
        try (var jar = new ZipFile(copy.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                assertThat(linkedAtRunTime(jar.getInputStream(entry).readAllBytes()))
                        .isSubsetOf("toString", "makeConcatWithConstants", "accept");
            }
        }
    }

    private static Stream<String> linkedAtRunTime(byte[] type) {
        return ClassFile.of().parse(type).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(call -> ((InvokeDynamicInstruction) call).name().stringValue());
    }
}
