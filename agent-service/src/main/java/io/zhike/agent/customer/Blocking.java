package io.zhike.agent.customer;

import io.zhike.agent.http.StorableText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a user is blocked, or should be. */
record Blocking(@NotBlank @Size(max = 200) @StorableText String reason) {}
