using Mka1.PowerShell.Pipeline;
using Mka1.Usage;

namespace Mka1.PowerShell.Usage;

/// <summary>Completes the numbers of rows of usage.</summary>
public sealed class UsageMeasureCompleter() : KnownValueCompleter(
[
    UsageTotals.Tokens, nameof(TokenUsageRow.InputTokens), nameof(TokenUsageRow.OutputTokens), nameof(TokenUsageRow.InputCachedTokens), nameof(TokenUsageRow.NumModelRequests),
    nameof(ConversationUsageRow.NumConversationsCreated), nameof(ConversationUsageRow.NumItemsAdded), nameof(ConversationUsageRow.NumOperations), nameof(StorageUsageRow.UsageBytes),
]);
