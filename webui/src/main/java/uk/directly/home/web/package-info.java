/** The first page of each kind of person, and what anyone can read before signing in. */
@NullMarked
package uk.directly.home.web;

import org.jspecify.annotations.NullMarked;
