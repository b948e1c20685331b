using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Values that a member of a body may be sent with by mistake.</summary>
internal static class WrongValues
{
    public static readonly string[] All =
    [
        "1", "-1", "0.5", "1e300", "true", "\"x\"", "\"\"", "null", "[]", "{}", "[1]", "[null]", "[[]]", "[{}]", "[\"x\",\"y\"]", "{\"a\":1}", "{\"type\":1}",
        "[{\"type\":1}]", "{\"format\":1}", "{\"format\":{\"type\":1}}", "{\"effort\":{}}", "{\"verbosity\":[]}", "{\"include_obfuscation\":1}",
        "{\"format\":{\"type\":\"json_schema\",\"name\":\"a\",\"schema\":{\"properties\":{\"a\":1}}}}",
        "{\"format\":{\"type\":\"json_schema\",\"name\":\"a\",\"schema\":{\"anyOf\":[1]}}}",
        "{\"format\":{\"type\":\"json_schema\",\"name\":\"a\",\"schema\":{\"type\":[null],\"enum\":[null]}}}",
        "{\"format\":{\"type\":\"json_schema\",\"name\":\"a\",\"schema\":{\"type\":\"array\",\"minItems\":1e12}}}",
        "[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{\"properties\":{\"a\":null}}}]",
    ];

    // A foreground answer ends, so a create that is taken must not leave its caller waiting.
    public static async Task AreTakenOrRefusedByNameAsync(EmulatorAccess emulator, string path, JsonObject body, params string[] members)
    {
        using var request = EmulatorAccess.Request(HttpMethod.Post, path);
        request.Content = new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await emulator.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var what = $"{path} {body.ToJsonString()}: {(int)answer.StatusCode} {text}";
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.BadRequest, what);
        if (answer.IsSuccessStatusCode)
            Assert.DoesNotContain("\"server_error\"", text, StringComparison.Ordinal);
        else
            Assert.True(members.Any(member => JsonNode.Parse(text)!["error"]!["param"]?.ToString().StartsWith(member, StringComparison.Ordinal) == true), what);
    }
}
