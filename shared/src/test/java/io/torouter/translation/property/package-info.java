/**
 * What holds of any request and any answer: brought into the canonical form and back into its own dialect it is what it
 * was, and brought into another it is a body that may be sent or a refusal that says why.
 *
 * <p>Start with {@link io.torouter.translation.property.RequestPropertiesTest}, {@link
 * io.torouter.translation.property.AnswerPropertiesTest} and {@link
 * io.torouter.translation.property.StreamedAnswersTest}. {@link io.torouter.translation.property.Synonyms}, {@link
 * io.torouter.translation.property.AnswerSynonyms} and {@link io.torouter.translation.property.StreamSynonyms} list
 * what may differ on the way back, with the reasons.
 */
@NullMarked
package io.torouter.translation.property;

import org.jspecify.annotations.NullMarked;
