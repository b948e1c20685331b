using Mka1.Feedback;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Feedback;

/// <summary>Completes ratings.</summary>
public sealed class RatingCompleter() : KnownValueCompleter(FeedbackRating.KnownValues);
