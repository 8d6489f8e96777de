// What a user of the generated types writes. It compiles only if the document tells the cases apart.
import createClient from "openapi-fetch";
import type { components, paths } from "./shop";

type NoSuchItem = components["schemas"]["NoSuchItem"];
type NoSuchOrder = components["schemas"]["NoSuchOrder"];

const client = createClient<paths>({ baseUrl: "https://shop.example" });

export async function orders(): Promise<string> {
    const { data, error, response } = await client.GET("/orders");
    if (!error) return data.join();
    switch (error.type) {
        // The type narrows the error to one case, with its members.
        case "https://shop.example/errors/no-such-order": {
            const order: NoSuchOrder = error;
            const number: number | undefined = order.order;
            return `${order.detail} ${number}`;
        }
        case "https://shop.example/errors/no-such-item": {
            const item: NoSuchItem = error;
            // @ts-expect-error The member is the other case's.
            return `${item.detail} ${item.order}`;
        }
        case "https://shop.example/errors/slow":
            return `${error.status} ${error.detail} ${response.headers.get("Retry-After")}`;
        case "https://shop.example/errors/database":
            // @ts-expect-error A failure of the server shows no detail.
            return error.detail;
    }
    // All cases are above.
    const none: never = error;
    return none;
}
