namespace Mka1.Responses;

/// <summary>The parts that can be included in a response. Source: api-reference/responses/retrieve-response-by-id-with-status-and-results.</summary>
public static class ResponseInclude
{
    /// <summary>The documented values.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = (string[])
    [
        "code_interpreter_call.outputs",
        "computer_call_output.output.image_url",
        "file_search_call.results",
        "message.input_image.image_url",
        "message.output_text.logprobs",
        "reasoning.encrypted_content",
        "web_search_call.action.sources",
    ];
}
