package uk.directly.web;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * XHTML into a tagged PDF with its fonts inside. Nothing is read from anywhere but this class path: one stylesheet, and
 * three fonts, read once. What Atkinson Hyperlegible Next has no letter for is set in Noto Sans.
 */
final class PdfWriter {
    private static final String STYLE = "print:style";
    private static final float PDF_UA_1 = 1.7f;
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private final byte[] style = read("print.css");
    private final byte[] regular = read("atkinson-hyperlegible-next-regular.ttf");
    private final byte[] bold = read("atkinson-hyperlegible-next-bold.ttf");
    private final byte[] others = read("noto-sans-regular.ttf");

    PdfWriter() throws IOException {}

    /** The PDF. Takes its time, and blocks. */
    byte[] write(String xhtml) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(PDF_UA_1);
        builder.withProducer("Directly");
        font(builder, regular, "Atkinson Hyperlegible Next", REGULAR);
        font(builder, bold, "Atkinson Hyperlegible Next", BOLD);
        font(builder, others, "Noto Sans", REGULAR);
        builder.useUriResolver((base, uri) -> STYLE.equals(uri) ? uri : null);
        builder.useProtocolsStreamImplementation(uri -> new Style(), "print");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        builder.run();
        return pdf.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, byte[] font, String family, int weight) {
        builder.useFont(() -> new ByteArrayInputStream(font), family, weight, FontStyle.NORMAL, true);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream content = PdfWriter.class.getResourceAsStream("print/" + name)) {
            if (content == null) {
                throw new IllegalStateException("The build left out print/" + name);
            }
            return content.readAllBytes();
        }
    }

    private final class Style implements FSStream {
        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(style);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
