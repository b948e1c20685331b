namespace Mka1.Emulator.Responses;

/// <summary>What an answer depends on besides its request.</summary>
/// <param name="PreviousText">The text of the previous response, if this one continues one.</param>
/// <param name="Origin">The emulator's own address, for links to pictures.</param>
internal sealed record AnswerContext(string? PreviousText, string Origin);
