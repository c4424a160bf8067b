/** Entries of imported directories for everybody, and the officers' pages on which their files come in. */
@NullMarked
package uk.directly.referral.web;

import org.jspecify.annotations.NullMarked;
