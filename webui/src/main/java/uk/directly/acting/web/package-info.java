/** Pages about who acts for whom: for the person, for who acts, and for the officers who look. */
@NullMarked
package uk.directly.acting.web;

import org.jspecify.annotations.NullMarked;
