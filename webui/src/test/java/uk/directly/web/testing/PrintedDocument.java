package uk.directly.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import uk.directly.web.PdfPrinter;
import uk.directly.web.Printed;

/** A document as PDF, for tests of what stands in it. Whether it keeps to PDF/UA is asked of {@link PdfUa}. */
public final class PrintedDocument {
    private final byte[] pdf;

    /** This PDF. */
    public PrintedDocument(byte[] pdf) {
        this.pdf = pdf.clone();
    }

    /** Prints it as the product does. */
    public static PrintedDocument of(Printed document) {
        try (AnnotationConfigApplicationContext context = printing()) {
            return new PrintedDocument(Objects.requireNonNull(
                    context.getBean(PdfPrinter.class).print(document).block()));
        }
    }

    /** What prints, and nothing else of the product. */
    public static AnnotationConfigApplicationContext printing() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        ClassPathBeanDefinitionScanner printer = new ClassPathBeanDefinitionScanner(context, false);
        printer.addIncludeFilter(
                new RegexPatternTypeFilter(Pattern.compile("uk\\.directly\\.web\\.(Templates|PdfPrinter)")));
        printer.scan("uk.directly.web");
        context.refresh();
        return context;
    }

    /** What a person reads of it, on one line. */
    public String text() {
        try (PDDocument document = open()) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest letters in it, in points. */
    public float smallestLetters() {
        List<Float> sizes = new ArrayList<>();
        try (PDDocument document = open()) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    sizes.add(text.getFontSizeInPt());
                }
            };
            stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes.stream().min(Float::compare).orElseThrow();
    }

    /** Its bytes. */
    byte[] bytes() {
        return pdf.clone();
    }

    /** The document, for a closer look; to be closed. */
    public PDDocument open() throws IOException {
        return Loader.loadPDF(pdf);
    }
}
