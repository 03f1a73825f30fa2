package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the channels need of others, and show them.
final class ModuleTest {

    private static final Path DESCRIPTOR = Path.of("target/classes/module-info.class");

    @Test
    void atRunTimeTheModuleNeedsNothingButJavaBase() throws IOException {
        assertThat(descriptor().requires())
                .filteredOn(module -> !module.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("java.base");
    }

    @Test
    void forTheCompilerTheModuleNeedsAnnotationsBesides() throws IOException {
        assertThat(descriptor().requires())
                .extracting(Requires::name)
                .containsExactlyInAnyOrder("java.base", "org.jspecify");
    }

    @Test
    void theModuleShowsItsOnePackageToAll() throws IOException {
        assertThat(descriptor().exports())
                .allMatch(exported -> !exported.isQualified())
                .extracting(Exports::source)
                .containsExactly("ferry.channel");
    }

    private static ModuleDescriptor descriptor() throws IOException {
        try (InputStream descriptor = Files.newInputStream(DESCRIPTOR)) {
            return ModuleDescriptor.read(descriptor);
        }
    }
}
