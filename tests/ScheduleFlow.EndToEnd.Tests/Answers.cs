using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests;

/// <summary>What every answer must be, good or bad, from a shell and over HTTP.</summary>
internal static class Answers
{
    /// <summary>Exit 0, one JSON document that says success, silence on stderr. Returns the document.</summary>
    public static JsonElement MustSucceed(this WorkerResult result)
    {
        result.ExitCode.Should().Be(0, result.Text + result.Error);
        result.Error.Should().BeEmpty();
        result["status"].Should().Be("success");
        return result.Json;
    }

    /// <summary>The exit code, one JSON document with the type, a message that names the places, and no trace of a stack.</summary>
    public static JsonElement MustFail(this WorkerResult result, int exitCode, string type, params string[] named)
    {
        result.ExitCode.Should().Be(exitCode, result.Text + result.Error);
        (result.Output.Length == 0 || result.Error.Length == 0).Should().BeTrue($"an error is said once: {result.Text} {result.Error}");
        MustBeError(result.Json, type, named);
        return result.Json;
    }

    /// <summary>Status 200, or 201 where something was created, and success. Returns the document.</summary>
    public static JsonElement MustSucceed(this Reply reply)
    {
        reply.Status.Should().BeOneOf([200, 201], reply.Text);
        reply["status"].Should().Be("success");
        return reply.Json;
    }

    /// <summary>The status, the type, a message that names the places, and no trace of a stack.</summary>
    public static JsonElement MustFail(this Reply reply, int status, string type, params string[] named)
    {
        reply.Status.Should().Be(status, reply.Text);
        MustBeError(reply.Json, type, named);
        reply["request_id"].Should().NotBeEmpty();
        return reply.Json;
    }

    public static string Text(this JsonElement json, string field) => json.GetProperty(field).ToString();

    public static int Number(this JsonElement json, string field) => json.GetProperty(field).GetInt32();

    public static List<JsonElement> List(this JsonElement json, string field) => [.. json.GetProperty(field).EnumerateArray()];

    private static void MustBeError(JsonElement error, string type, string[] named)
    {
        error.Text("status").Should().Be("error");
        error.Text("type").Should().Be(type, error.ToString());
        error.Text("message").Should().NotBeEmpty();
        foreach (var text in named)
        {
            error.Text("message").Should().Contain(text);
        }

        error.ToString().Should().NotContainAny(" at ScheduleFlow", " at System", ".cs:line", "Exception", "   at ");
    }
}
