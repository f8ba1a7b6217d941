using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>An API key as a caller names it, which is never the key itself.</summary>
internal static class KeyRef
{
    /// <summary>The id; as <see cref="ScheduleRef.Find"/>. A name is that of a valid key: one that is over may share it.</summary>
    public static Outcome<string> Find(string text, OperationContext context)
    {
        if (ApiKeyText.IsId(text))
        {
            return text;
        }

        var now = context.Now.ToDateTimeOffset();
        var naming = new Naming<ApiKey>
        {
            Noun = "key",
            ShownBy = "list-keys (GET /api/keys)",
            IdOf = key => key.Id,
            NameOf = key => key.IsOver(now) ? null : key.Name,

            // Replies end up in logs.
            MayBeSecret = true,
        };
        return context.Store.Keys.List().TryGet(out var keys, out var problem)
            && naming.Find(text, keys).TryGet(out var found, out problem) ? found.Id
            : problem;
    }
}
