using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Content;

/// <summary>The log probability of a token.</summary>
public sealed class LogProbability : Mka1Object
{
    internal LogProbability(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The token's text.</summary>
    public string? Token => GetText("token");

    /// <summary>The natural logarithm of its probability: 0 is certain, -0.7 is one half.</summary>
    public double? Logprob => GetNumber("logprob");

    /// <summary>The token's bytes in UTF-8; empty if the server does not send them.</summary>
    public IReadOnlyList<byte> Bytes => TryGet("bytes", out var bytes) ? ParseBytes(bytes) : TextList<byte>.None;

    /// <summary>The most likely tokens at this position, without alternatives of their own.</summary>
    public IReadOnlyList<LogProbability> TopLogprobs => GetList("top_logprobs", static json => new LogProbability(json));

    /// <summary>Token and logarithm.</summary>
    /// <returns>Text such as <c>Hello -0.12</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Token} {Logprob}");

    // If one number is no byte, all are invalid.
    private static TextList<byte> ParseBytes(JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array)
            return TextList<byte>.None;
        byte[] bytes = new byte[array.GetArrayLength()];
        int index = 0;
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetByte(out bytes[index++]))
                return TextList<byte>.None;
        }
        return new TextList<byte>(bytes);
    }
}
