using System.Text;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>Invented log probabilities for the words of a text.</summary>
internal static class LogProbabilities
{
    /// <param name="text">The text.</param>
    /// <param name="top">How many tokens each position lists, the one of the text first.</param>
    public static JsonArray ForText(string text, int top) => new([.. Words.Split(text).Select(word => ForWord(word, top))]);

    public static JsonObject ForWord(ReadOnlyMemory<char> word, int top)
    {
        var token = word.ToString();
        var entry = CreateProbability(token, 0);
        entry["top_logprobs"] = new JsonArray([.. Enumerable.Range(0, top).Select(rank => CreateProbability(rank == 0 ? token : $"{rank}{token}", rank))]);
        return entry;
    }

    private static JsonObject CreateProbability(string token, int rank) => new()
    {
        ["token"] = token,
        ["logprob"] = -0.1 * token.Length - rank,
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(b => (JsonNode)(int)b)]),
    };
}
