using System.Text;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>Made-up log probabilities of the words of a text.</summary>
internal static class LogProbabilities
{
    /// <param name="text">The text.</param>
    /// <param name="top">How many tokens are told for each place, the one in the text first.</param>
    public static JsonArray Of(string text, int top) => new([.. Words.Split(text).Select(word => Of(word, top))]);

    public static JsonObject Of(ReadOnlyMemory<char> word, int top)
    {
        var token = word.ToString();
        var told = One(token, 0);
        told["top_logprobs"] = new JsonArray([.. Enumerable.Range(0, top).Select(rank => One(rank == 0 ? token : $"{rank}{token}", rank))]);
        return told;
    }

    private static JsonObject One(string token, int rank) => new()
    {
        ["token"] = token,
        ["logprob"] = -0.1 * token.Length - rank,
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(b => (JsonNode)(int)b)]),
    };
}
