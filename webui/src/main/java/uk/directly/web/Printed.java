package uk.directly.web;

/**
 * A finished document: a record of text that is ready to be read, and the template that lays it out on paper. The
 * template begins with a line that declares {@code page}, uses {@code layout.print}, and is XHTML.
 */
public interface Printed {
    /** What stands around it. */
    PrintFrame frame();

    /** Where the template stands below {@code src/main/jte}, without its ending. */
    String template();
}
