package uk.directly;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the application is made of, without any tests, and which Maven module each class stands in. */
final class MainClasses {
    private static final Pattern MODULE = Pattern.compile("/(app|marketplace-api|webui|infra)/(?:target|[0-9][^/]*)/");

    private MainClasses() {}

    /** Leaves out the tests of this module and the test-jars of the others. */
    static final class Only implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    static JavaClasses all() {
        return new ClassFileImporter().withImportOption(new Only()).importPackages("uk.directly");
    }

    /** The deliberate violations. */
    static JavaClasses crooked() {
        return new ClassFileImporter().importPackages("uk.crooked");
    }

    static String mavenModule(JavaClass type) {
        String from = type.getSource().orElseThrow().getUri().toString();
        Matcher module = MODULE.matcher(from);
        String found = "";
        while (module.find()) {
            found = module.group(1);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("In no module of ours: " + from);
        }
        return found;
    }
}
