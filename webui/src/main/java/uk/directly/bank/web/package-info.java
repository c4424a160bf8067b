/** The pages about where money goes: of who is paid, and of finance (R26). */
@NullMarked
package uk.directly.bank.web;

import org.jspecify.annotations.NullMarked;
