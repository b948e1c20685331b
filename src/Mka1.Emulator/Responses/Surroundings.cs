namespace Mka1.Emulator.Responses;

/// <summary>What an answer depends on besides its request.</summary>
/// <param name="PreviousText">What the response before said, if this one continues one.</param>
/// <param name="Origin">The emulator's own address, for links to pictures.</param>
internal sealed record Surroundings(string? PreviousText, string Origin);
