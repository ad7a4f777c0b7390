package io.zhike.routing.menu;

import io.zhike.routing.reply.ReplyRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * One page of the menu tree.
 *
 * @param id by which it is opened
 * @param title what stands above the choices
 * @param choices numbered from 1
 */
public record Menu(
        @NotNull @Pattern(regexp = ReplyRule.ID) String id,
        @NotBlank @Size(max = 500) String title,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Choice> choices) {}
