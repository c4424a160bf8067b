/** What people were told, and how they want to be told. */
@NullMarked
package uk.directly.notice.web;

import org.jspecify.annotations.NullMarked;
