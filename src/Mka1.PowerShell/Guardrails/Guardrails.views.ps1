# The form is described in build/Views.psm1.
Table Mka1.Guardrails.Guardrail @(
    'Mode 18', 'Enabled 7', 'Threshold 9 right', 'Words 42 = Beginning($_.Words)', 'RejectionMessage = Beginning($_.RejectionMessage)'
)
List Mka1.Guardrails.Guardrail @(
    'Mode', 'Enabled', 'Threshold', 'Words', 'RejectionMessage', 'Config = Json($_.Config)', 'Additional = AdditionalProperties'
)
Table Mka1.Guardrails.GuardrailTestResult @(
    'Passed 6', 'TriggeredGuardrail 18', 'UserInput 53 = Beginning($_.UserInput)', 'RejectionMessage = Beginning($_.RejectionMessage)'
)
List Mka1.Guardrails.GuardrailTestResult @(
    'Passed', 'TriggeredGuardrail', 'RejectionMessage', 'UserInput', 'Details = Json($_.Details)', 'Additional = AdditionalProperties'
)
List Mka1.Guardrails.GuardrailSettings @(
    'Guardrails', 'Updated = UpdatedAt', 'Additional = AdditionalProperties'
)
Table Mka1.Guardrails.GuardrailSettings @(
    'Updated 19 = UpdatedAt', 'Guardrails'
)
