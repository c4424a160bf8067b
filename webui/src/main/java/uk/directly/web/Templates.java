package uk.directly.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The templates, compiled with the module. All are initialised at start: each reads a file when it is. */
@Component
class Templates {
    private static final String ROOT = "gg/jte/generated/precompiled/";

    private final TemplateEngine engine;

    Templates() throws IOException, ClassNotFoundException {
        ClassLoader loader = Templates.class.getClassLoader();
        Assets.path("directly.css");
        for (Resource template :
                new PathMatchingResourcePatternResolver(loader).getResources("classpath*:" + ROOT + "**/*.class")) {
            String url = template.getURL().toString();
            String name = url.substring(url.lastIndexOf(ROOT), url.length() - ".class".length());
            Class.forName(name.replace('/', '.'), true, loader);
        }
        this.engine = TemplateEngine.createPrecompiled(ContentType.Html);
    }

    /** Whether there is such a template. */
    boolean has(String name) {
        return engine.hasTemplate(name + ".jte");
    }

    /** The template filled with its page. */
    Utf8ByteOutput fill(String name, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(name + ".jte", page, output);
        return output;
    }
}
