import de.larsgrefer.sass.embedded.SassCompiler;
import de.larsgrefer.sass.embedded.SassCompilerFactory;
import com.sass_lang.embedded_protocol.OutputStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Builds what pages link to: the stylesheet, from our Sass and GOV.UK Frontend's, and the files of
 * {@code src/main/assets} as they are. Each is written as {@code name-<hash>.ext}, so that browsers may keep it for a
 * year, beside {@code index.properties}, which says which name became which. Run by Maven, without Node; does nothing
 * when nothing has changed.
 *
 * <p>Arguments: the module's folder, and the folder to write to.
 */
public final class BuildAssets {
    private static final String FRONTEND = "META-INF/resources/webjars/govuk-frontend/";

    private final Path module;
    private final Path output;
    private final Path work;

    private BuildAssets(Path module, Path output) {
        this.module = module;
        this.output = output;
        this.work = module.resolve("target/assets");
    }

    public static void main(String[] arguments) throws Exception {
        new BuildAssets(Path.of(arguments[0]), Path.of(arguments[1])).build();
    }

    private void build() throws Exception {
        URL frontend = frontend();
        String inputs = fingerprint(frontend);
        Path stamp = work.resolve("inputs.sha256");
        Path index = output.resolve("index.properties");
        if (Files.exists(index) && Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        delete(output);
        Files.createDirectories(output);
        Files.createDirectories(work);

        Map<String, String> names = new TreeMap<>();
        // Files first: the stylesheet names the fonts among them by their final names.
        for (Path file : files(module.resolve("src/main/assets"))) {
            write(names, file.getFileName().toString(), Files.readAllBytes(file));
        }
        write(names, "directly.css", stylesheet(unpack(frontend), names).getBytes(StandardCharsets.UTF_8));

        StringBuilder lines = new StringBuilder();
        names.forEach((name, hashed) -> lines.append(name).append('=').append(hashed).append('\n'));
        Files.writeString(index, lines);
        Files.writeString(stamp, inputs);
        System.out.println("Built " + names.values());
    }

    private String stylesheet(Path frontend, Map<String, String> names) throws Exception {
        String css;
        try (SassCompiler sass = SassCompilerFactory.bundled()) {
            sass.setLoadPaths(List.of(frontend.toFile()));
            sass.setOutputStyle(OutputStyle.COMPRESSED);
            sass.setGenerateSourceMaps(false);
            sass.setQuietDeps(true);
            // GOV.UK Frontend 5 is made of imports; its next major version is not.
            sass.addSilenceDeprecation("import");
            css = sass.compileFile(module.resolve("src/main/styles/directly.scss").toFile()).getCss();
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            css = css.replace("asset:" + name.getKey(), "/assets/" + name.getValue());
        }
        return css;
    }

    private void write(Map<String, String> names, String name, byte[] content) throws IOException {
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "-" + hex(sha256().digest(content)).substring(0, 12) + name.substring(dot);
        Files.write(output.resolve(hashed), content);
        names.put(name, hashed);
    }

    /** Every input in one hash: our files, this program, and which GOV.UK Frontend. */
    private String fingerprint(URL frontend) throws IOException {
        MessageDigest digest = sha256();
        digest.update(frontend.toString().getBytes(StandardCharsets.UTF_8));
        List<Path> inputs = new ArrayList<>(files(module.resolve("src/main/styles")));
        inputs.addAll(files(module.resolve("src/main/assets")));
        inputs.addAll(files(module.resolve("src/build/java")));
        for (Path input : inputs) {
            digest.update(module.relativize(input).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(input));
        }
        return hex(digest.digest());
    }

    private static URL frontend() {
        String[] path = System.getProperty("java.class.path").split(System.getProperty("path.separator"));
        for (String element : path) {
            if (element.matches(".*govuk-frontend-[0-9.]+\\.jar")) {
                try {
                    return Path.of(element).toUri().toURL();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException("The govuk-frontend webjar is not on the class path");
    }

    /** The Sass of the webjar as files: the compiler resolves its hundreds of relative imports quickest there. */
    private Path unpack(URL frontend) throws Exception {
        Path target = work.resolve("govuk-frontend");
        delete(target);
        try (JarFile jar = new JarFile(Path.of(frontend.toURI()).toFile())) {
            for (JarEntry entry : jar.stream().filter(BuildAssets::isSass).toList()) {
                String relative = entry.getName().replaceFirst(FRONTEND + "[^/]+/dist/", "");
                Path file = target.resolve(relative).normalize();
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        return target;
    }

    private static boolean isSass(JarEntry entry) {
        return entry.getName().startsWith(FRONTEND)
                && entry.getName().contains("/dist/govuk/")
                && entry.getName().endsWith(".scss");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
