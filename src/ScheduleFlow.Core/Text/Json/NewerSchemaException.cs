namespace ScheduleFlow.Core.Text.Json;

/// <summary>A newer program wrote this document. It is refused, and never rewritten.</summary>
internal sealed class NewerSchemaException(long version) : Exception($"Schema version {version}.")
{
    public long Version { get; } = version;
}
