import static java.lang.classfile.ClassFile.latestMajorVersion;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies a jar, and writes the classes of it that are older than Java 6 in the present format.
///
/// The JVM keeps no class in an archive that has no stack maps, and verifies it slowly each time. picocli is compiled
/// for Java 5; without this, more than half of Ferry's start would be spent on its classes.
///
///     java ArchivableJar.java FROM TO
void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    try (ZipFile in = new ZipFile(from.toFile());
            ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])));
            URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()})) {
        ClassFile format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
        for (ZipEntry entry : in.stream().toList()) {
            byte[] content = in.getInputStream(entry).readAllBytes();
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setLastModifiedTime(entry.getLastModifiedTime());
            out.putNextEntry(copy);
            out.write(entry.getName().endsWith(".class") ? modern(format, content) : content);
        }
    }
}

byte[] modern(ClassFile format, byte[] content) {
    ClassModel model = format.parse(content);
    if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
        return content;
    }
    // Bodies that go through a transformation are written anew, and get stack maps.
    ClassTransform rewritten = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    return format.transformClass(model, rewritten.andThen((type, element) -> {
        if (element instanceof ClassFileVersion) {
            type.withVersion(latestMajorVersion(), 0);
        } else {
            type.with(element);
        }
    }));
}
