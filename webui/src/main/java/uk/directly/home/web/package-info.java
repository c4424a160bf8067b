/** The pages that anyone can read: the visitor's first page, and what there is to know before signing in. */
@NullMarked
package uk.directly.home.web;

import org.jspecify.annotations.NullMarked;
