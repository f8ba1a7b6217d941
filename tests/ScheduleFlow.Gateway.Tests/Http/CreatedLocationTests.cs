using System.Buffers;
using System.Text;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class CreatedLocationTests
{
    // What the older system has: its clients expect 200 (docs/api.md).
    private static readonly string[] Older =
    [
        "/api/import-schedule", "/api/schedule-playlist", "/api/save-playlist", "/api/channels", "/api/channels/import",
        "/api/export-schedule-xml", "/api/export-schedule-json", "/api/export-all-schedules-xml", "/api/config",
    ];

    public static TheoryData<string, string> Routes()
    {
        var rows = new TheoryData<string, string>();
        foreach (var operation in Operations.All)
        {
            foreach (var route in operation.Routes.Where(route => route.Created is not null))
            {
                rows.Add(operation.Name, route.Path);
            }
        }

        return rows;
    }

    [Theory]
    [InlineData("/api/keys/{id}", """{"status":"success","key":{"id":"other"},"list":[{"id":"x"}],"id":"5d1e"}""", "/api/keys/5d1e")]
    [InlineData("/api/users/{user.name}", """{"status":"success","name":"no","user":{"role":"editor","name":"anna"}}""", "/api/users/anna")]
    [InlineData("/pages/{file}", """{"file":"Früh & spät/\r\nX: y.html"}""", "/pages/Fr%C3%BCh%20%26%20sp%C3%A4t%2F%0D%0AX%3A%20y.html")]
    [InlineData("/a/{b}/c/{d}/e", """{"d":"2","b":"1"}""", "/a/1/c/2/e")]
    [InlineData("/api/keys/{id}", """{"status":"success"}""", null)]
    [InlineData("/api/keys/{id}", """{"id":7}""", null)]
    [InlineData("/api/users/{user.name}", """{"user":"anna"}""", null)]
    [InlineData("/api/keys/{id}", """{"status":"succ""", null)]
    public void A_path_is_filled_from_the_fields_of_the_reply(string template, string reply, string? path) =>
        CreatedLocation.Of(template, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(reply))).Should().Be(path);

    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_path_names_fields_that_the_reply_has(string verb, string path)
    {
        var operation = Operations.Find(verb)!;
        var template = operation.Routes.Single(route => route.Path == path).Created!;

        var type = operation.ReplyType!;
        foreach (var name in template[(template.IndexOf('{') + 1)..template.IndexOf('}')].Split('.'))
        {
            var property = type.GetProperty(string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
            property.Should().NotBeNull($"{type.Name} has “{name}”");
            type = property!.PropertyType;
        }

        type.Should().Be<string>();
    }

    [Fact]
    public void Where_older_clients_create_something_the_answer_stays_200() =>
        Operations.All.SelectMany(operation => operation.Routes)
            .Where(route => route.Created is not null && Older.Contains(route.Path)).Should().BeEmpty();
}
