import static java.lang.classfile.ClassFile.latestMajorVersion;
import static java.lang.classfile.ClassTransform.endHandler;
import static java.lang.classfile.ClassTransform.transformingMethodBodies;

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

/// Copies a jar, and writes two kinds of its classes in a way that a JVM can keep in its cache.
///
/// Classes that are older than Java 6 get the present format. The JVM keeps no class that has no stack maps, and
/// verifies it slowly each time. picocli is compiled for Java 5; without this, more than half of Ferry's start would
/// be spent on its classes.
///
/// Calls that the JDK would link when they are first made, by making classes of which nothing is kept either, are
/// replaced by [LinkedCalls].
///
///     java ArchivableJar.java FROM TO
void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    try (ZipFile in = new ZipFile(from.toFile());
            ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])));
            URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()})) {
        ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(classes);
        for (ZipEntry entry : in.stream().toList()) {
            byte[] content = in.getInputStream(entry).readAllBytes();
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setLastModifiedTime(entry.getLastModifiedTime());
            out.putNextEntry(copy);
            out.write(entry.getName().endsWith(".class") ? archivable(content, hierarchy) : content);
        }
    }
}

byte[] archivable(byte[] content, ClassHierarchyResolver hierarchy) {
    ClassFile format = ClassFile.of(ClassHierarchyResolverOption.of(hierarchy));
    ClassModel model = format.parse(content);
    if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
        return format.withOptions(StackMapsOption.GENERATE_STACK_MAPS).transformClass(model, present());
    }
    LinkedCalls calls = new LinkedCalls(model);
    if (!calls.exist()) {
        return content;
    }
    return format.transformClass(model, transformingMethodBodies(calls::link).andThen(endHandler(calls::addMethods)));
}

ClassTransform present() {
    // Bodies that go through a transformation are written anew, and get stack maps.
    ClassTransform rewritten = transformingMethodBodies((code, element) -> code.with(element));
    return rewritten.andThen((type, element) -> {
        if (element instanceof ClassFileVersion) {
            type.withVersion(latestMajorVersion(), 0);
        } else {
            type.with(element);
        }
    });
}
